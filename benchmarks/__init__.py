"""How fast the real server answers: `make bench`."""
