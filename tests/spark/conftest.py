"""A local Spark of two workers for all tests of this folder; `make spark` runs them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.fail("these tests need Java 17, and no java was found; install it or set JAVA_HOME", pytrace=False)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    running: SparkSession = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "100").getOrCreate()
    running.sparkContext.setLogLevel("ERROR")
    yield running
    running.stop()
