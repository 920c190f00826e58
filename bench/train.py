#!/usr/bin/env python3
"""Learn all weights of the reader from marked texts and answer keys: make train

Each kind of weights learns from what the kinds before it make of texts that they did not learn from: names first
(`train_names.py`), then what words tell of people (`train_telling.py`) and sentences as sequences (`train_network.py`;
once from the keys and once more from what that says of other texts, `network_teaching.py`), at which organization
(`train_choices.py`), how firmly and for when (`train_moments.py`), and of two parties (`train_ties.py`), and last how
probable it is that all this is right (`train_confidence.py`).
Learns from tests/golden, tests/hard/open, tests/ordinary (not its blind part), tests/marked (not its blind parts) and
the open part of the dev corpus (never its blind third). The same texts and reader give the same files.
Every finished piece is kept (`kept.py`): learning that was stopped goes on from there, and after a change only what
hangs on it is learned again. `left_out.py` tells what the pieces are worth.
Needs scikit-learn, python-crfsuite, LightGBM and JAX (`--group train`).
"""

import argparse
from pathlib import Path

import pack_glossary
import train_confidence
import train_names
from corpus import ROOT
from kept import Kept
from training import Training

FOLDER = ROOT / "build" / "train"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--names", action="store_true", help="only print how well names are found, write nothing"
    )
    parser.add_argument("--kept", type=Path, default=FOLDER, help="where pieces are kept (build/train)")
    parser.add_argument("--anew", action="store_true", help="remove the pieces that are kept there first")
    options = parser.parse_args()
    if options.names:
        train_names.judged(train_names.every())
        return
    kept = Kept(options.kept)
    if options.anew:
        kept.clear()
    pack_glossary.pack()
    training = Training(kept)
    confidence = training.confidence.content
    training.write()
    train_confidence.write(confidence)


if __name__ == "__main__":
    main()
