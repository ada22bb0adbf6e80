"""Counters of true literals in unary (totalizers); knows no meetings."""

from collections.abc import Sequence

from benchmarks.b2bsp.formula import Formula, Literal


def unary_count(formula: Formula, inputs: Sequence[Literal], most: int) -> list[Literal]:
    """Return outputs of which the k-th, k = 1..most, is true just when at least k inputs are.

    A tree of adders, each cut off at `most` outputs, of which there are no more than inputs
    (Bailleux and Boufkhad, "Efficient CNF encoding of Boolean cardinality constraints", 2003).
    """
    if len(inputs) <= 1:
        return list(inputs)
    half = len(inputs) // 2
    left = unary_count(formula, inputs[:half], most)
    right = unary_count(formula, inputs[half:], most)
    sums = [formula.variable() for _ in range(min(len(left) + len(right), most))]
    for i in range(len(left) + 1):
        for j in range(max(0, 1 - i), min(len(right), len(sums) - i) + 1):
            formula.implies([*left[:i][-1:], *right[:j][-1:]], sums[i + j - 1])
    for i in range(len(left) + 1):
        for j in range(min(len(right) + 1, len(sums) - i)):
            # no more than i of the left and j of the right
            fewer = [-literal for literal in (*left[i : i + 1], *right[j : j + 1])]
            formula.implies(fewer, -sums[i + j])
    return sums
