"""The model engine: a small encoder, trained by this project on composed reports, run by ONNX Runtime."""
