"""Words to calls: each command loads, calls one room and shows the answer."""
