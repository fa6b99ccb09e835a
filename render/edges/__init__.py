"""The sticker's edge, in its styles: plain paint, a glow, stitched cloth, torn paper."""
