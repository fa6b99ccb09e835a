"""Animals: mammals whose face was found become toys, with a head and features of their own."""
