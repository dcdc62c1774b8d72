"""The only room that knows YAML: guide files in, one checked ``Guide`` out."""
