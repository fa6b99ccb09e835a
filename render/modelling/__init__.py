"""Modelling: closed meshes and solids, of which builders make parts."""
