"""Parquet with `id` and `text` in, Parquet with a row a fact out:

spark-submit --master 'local[2]' docs/examples/spark_job.py documents/ facts/
"""

import os
import sys

from pyspark.sql import SparkSession

from seedstats.spark import extract


def main(source: str, target: str) -> None:
    # Workers need the interpreter that seedstats is installed in; on a cluster: --conf spark.pyspark.python=...
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.appName("seedstats").getOrCreate()
    documents = spark.read.parquet(source).select("id", "text")
    extract(documents).write.parquet(target)
    facts = spark.read.parquet(target)
    bad = facts.where("error is not null").count()
    print(f"{facts.count()} rows, {bad} of them documents that could not be read")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
