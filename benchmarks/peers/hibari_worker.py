"""hibari-tts: English text in, samples out, with scipy as its authors advise for speed."""

from hibari import Hibari
from hibari.tts import SAMPLE_RATE

from peer import serve


def load(threads):
    engine = Hibari(threads=threads)
    engine.phonemize("Ready.")  # Its dictionaries load on first use; that belongs to loading.
    return engine


if __name__ == "__main__":
    serve(
        load,
        speak=lambda engine, request: (len(engine(request["text"], seed=0)), SAMPLE_RATE),
        first_audio=lambda engine, request: next(engine.stream(request["text"], seed=0)),
    )
