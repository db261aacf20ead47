"""The speakers of a voice as the exporter is told them."""


def speaker_entries(argument: str) -> list[dict]:
    """The speakers of voice.json from `id:name:gender[:gain in dB]`, comma-separated."""
    entries = []
    for speaker in argument.split(","):
        id, name, gender, *gain = speaker.split(":")
        entries.append(dict(id=id, name=name, gender=gender, **(dict(gainDb=float(gain[0])) if gain else {})))
    return entries
