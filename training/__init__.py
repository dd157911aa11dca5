"""Trains what the package ships as weights. Needs the `train` group of dependencies; nothing of it is packaged."""
