"""Makers of the frozen arrays that tests and checks in TypeScript compare with."""
