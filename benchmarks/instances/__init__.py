"""Made-up events of any size in many shapes, the same for the same seed; schedules none of them."""

from benchmarks.instances.shapes import SHAPES, TWISTS, Shape, known_shape, make_event

__all__ = ["SHAPES", "TWISTS", "Shape", "known_shape", "make_event"]
