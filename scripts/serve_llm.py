"""llama-cpp-python's server with its weights as the file has them: ``serve_llm.py --model FILE --port N …``.

By default llama.cpp repacks weights for what the processor names among its instructions. On virtual machines
that name AMX and do not let it be used, it ends with a segmentation fault at the first question.
"""

import runpy

import llama_cpp
from llama_cpp import llama_cpp as binding

given = binding.llama_model_default_params


def plain() -> "binding.llama_model_params":
    """Return what a model is loaded with."""
    found = given()
    found.use_extra_bufts = False
    return found


binding.llama_model_default_params = llama_cpp.llama_model_default_params = plain
runpy.run_module("llama_cpp.server", run_name="__main__")
