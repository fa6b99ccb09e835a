"""Expressions: what figures act, as curves of blend shapes and of the head over one loop."""
