"""Tests of the quality bench, which measures by ir-measures."""

from tests.bench.needs import needed

needed("ir_measures")
