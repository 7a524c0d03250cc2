"""What a call costs in Python: `calls.py BOOK REQUEST TIMES`; see crates/api/benches/calls.rs."""

import json
import sys
import time

import backroom


def measure(name, times, call):
    for _ in range(times):
        call()
    processor, clock = time.process_time_ns(), time.perf_counter_ns()
    for _ in range(times):
        call()
    processor, clock = time.process_time_ns() - processor, time.perf_counter_ns() - clock
    print(f"{name}\t{processor // times}\t{clock // times}")


path, request, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(request, encoding="utf-8") as file:
    sale = json.load(file)
with backroom.open(path, "owner", durable=False) as shop:
    ring_up, position = shop.till.ring_up, shop.stock.position
    measure("sale", times, lambda: ring_up(**sale, key="", dry_run=True))
    measure("position", times, lambda: position(item="ITEM-1", site="SHOP-1"))
