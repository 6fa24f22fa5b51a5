"""A file that the page of its preview carries until it is confirmed."""

import base64
import binascii
import zlib


def pack(data: bytes) -> str:
    """The file as the text of a field."""
    return base64.b64encode(zlib.compress(data, 9)).decode()


def unpack(packed: str, most_bytes: int) -> bytes | None:
    """The file again; None for what no page of ours carried, or for more than so much."""
    try:
        reader = zlib.decompressobj()
        data = reader.decompress(base64.b64decode(packed, validate=True), most_bytes + 1)
    except (ValueError, binascii.Error, zlib.error):
        return None
    return data if reader.eof else None
