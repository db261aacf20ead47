"""Parity: the exported folder, run as a runtime would, against the official classes."""
