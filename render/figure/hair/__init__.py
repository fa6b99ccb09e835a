"""Hair: families of sculpted volumes, blended with the silhouette measured in the photo."""
