"""Training of the bundled `lite` voice: acoustic model, source-filter vocoder, export and evaluation."""
