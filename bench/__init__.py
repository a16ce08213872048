"""Benches: the shape of the code, its speed, and faults; each measures, none is a product part."""
