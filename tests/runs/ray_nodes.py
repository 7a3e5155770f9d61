"""A Ray cluster of three nodes on loopback, in a process by itself, since it begins threads.

It prints the head's address; then each line of the standard input ends something without warning: ``worker``
a process that codes, ``node`` one of the two other nodes. At the end of the input all of it is ended.
"""

# ruff: noqa: T201

import os
import signal
import sys
from pathlib import Path

os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
from ray.cluster_utils import Cluster

NODE = {"num_cpus": 1, "node_ip_address": "127.0.0.1", "object_store_memory": 80 * 2**20}


def children(parent):
    """Return the processes that a process began, with their names."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            name = (folder / "cmdline").read_text()
        except OSError:  # it has ended
            continue
        if above == parent:
            found[int(folder.name)] = name
    return found


def coding(cluster):
    for node in [cluster.head_node, *cluster.worker_nodes]:
        raylet = node.all_processes["raylet"][0].process.pid
        yield from (pid for pid, name in children(raylet).items() if name.startswith("ray::_code_part"))


def main():
    cluster = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    try:
        for _ in range(2):
            cluster.add_node(**NODE, wait=False)
        cluster.wait_for_nodes()
        print(cluster.address, flush=True)
        for line in sys.stdin:
            if line.strip() == "worker":
                os.kill(next(coding(cluster)), signal.SIGKILL)
            else:
                cluster.remove_node(next(iter(cluster.worker_nodes)), allow_graceful=False)
            print("ended", flush=True)
    finally:
        cluster.shutdown()


main()
