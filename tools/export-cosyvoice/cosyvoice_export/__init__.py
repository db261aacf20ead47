"""From the official CosyVoice v1 weights to a voice folder of ONNX graphs, and the proof that both agree."""

VERSION = "1.1.0"
