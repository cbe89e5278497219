#!/usr/bin/env python3
"""Prints the records of genre-predictions as JSON lines, as anybody may read them who has nothing of Segue's.

The schema of a record comes from the registry, by the id in its first five bytes; only committed records are read.

    predictions.py --bootstrap HOST:PORT --registry URL [--count N] [--seconds N] [--set KEY=VALUE ...]
"""

import argparse
import io
import json
import struct
import sys
import time
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaException


class Decoder:
    """Decodes Confluent's wire format: a zero, the schema's id in four bytes, the record in Avro's binary form."""

    def __init__(self, registry):
        self.registry = registry.rstrip("/")
        self.readers = {}

    def __call__(self, value):
        magic, schema_id = struct.unpack(">bI", value[:5])
        if magic != 0:
            raise ValueError(f"expected magic byte 0, found {magic}")
        if schema_id not in self.readers:
            with urllib.request.urlopen(f"{self.registry}/schemas/ids/{schema_id}", timeout=10) as answer:
                self.readers[schema_id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
        return self.readers[schema_id].read(avro.io.BinaryDecoder(io.BytesIO(value[5:])))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap", required=True)
    parser.add_argument("--registry", required=True)
    parser.add_argument("--topic", default="genre-predictions")
    parser.add_argument("--group", default="segue-python-client")
    parser.add_argument("--count", type=int, default=10, help="records to print")
    parser.add_argument("--seconds", type=float, default=60, help="longest wait for them")
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="a setting of librdkafka")
    return parser.parse_args()


def main():
    options = arguments()
    consumer = Consumer(
        {
            "bootstrap.servers": options.bootstrap,
            "group.id": options.group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "isolation.level": "read_committed",
            **dict(setting.split("=", 1) for setting in options.set),
        }
    )
    decode = Decoder(options.registry)
    consumer.subscribe([options.topic])
    deadline = time.monotonic() + options.seconds
    printed = 0
    try:
        while printed < options.count and time.monotonic() < deadline:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            print(json.dumps(decode(message.value()), default=str, sort_keys=True), flush=True)
            printed += 1
    except KafkaException as failure:
        sys.exit(f"predictions.py: {failure.args[0].str()}")
    finally:
        consumer.close()
    if printed < options.count:
        sys.exit(f"predictions.py: {printed} of {options.count} records within {options.seconds:.0f} s")


if __name__ == "__main__":
    main()
