"""When the guide is of a new generation: which tables readers see, and what watches them."""
