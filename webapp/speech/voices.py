"""The voices an assistant may have, and the language of each; the first of a language where none is chosen."""

from collections.abc import Mapping

VOICES: Mapping[str, str] = {
    "azure:it-IT-ElsaNeural": "it",
    "azure:it-IT-IsabellaNeural": "it",
    "azure:it-IT-DiegoNeural": "it",
    "azure:it-IT-GiuseppeMultilingualNeural": "it",
    "azure:en-GB-SoniaNeural": "en",
    "azure:en-GB-RyanNeural": "en",
    "azure:en-US-JennyNeural": "en",
    "azure:en-US-AndrewMultilingualNeural": "en",
}
