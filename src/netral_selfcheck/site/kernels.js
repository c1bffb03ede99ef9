// The loops of the stand-in for numpy (stand_in/numpy): plain arithmetic over the engine's
// memory. Numbers are the ones of IEEE 754, so sums and products of whole numbers that a float
// holds are exact, and every single rounding is the same as on a server.

const VIEWS = {
  B: Uint8Array, b: Int8Array, h: Int16Array, i: Int32Array, q: BigInt64Array, Q: BigUint64Array,
  f: Float32Array, d: Float64Array,
};

const EACH = {
  rint: (x) => {
    const low = Math.floor(x);
    const part = x - low;
    if (part !== 0.5) return part < 0.5 ? low : low + 1;
    return low % 2 === 0 ? low : low + 1;
  },
  sqrt: Math.sqrt,
  absolute: Math.abs,
  negative: (x) => -x,
  invert: (x) => (x ? 0 : 1),
};

const bits = (wide) => (x, y) => {
  if (x >= 0 && y >= 0 && x < 2147483648 && y < 2147483648) return wide(x, y);
  return Number(BigInt.asIntN(64, wide(BigInt(x), BigInt(y))));
};

const PAIR = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
  maximum: (x, y) => (x > y ? x : y),
  minimum: (x, y) => (x < y ? x : y),
  both: bits((x, y) => x & y),
  either: bits((x, y) => x | y),
  differ: bits((x, y) => x ^ y),
  left: (x, y) => x * 2 ** y,
  right: (x, y) => Math.floor(x / 2 ** y),
  eq: (x, y) => (x === y ? 1 : 0),
  ne: (x, y) => (x !== y ? 1 : 0),
  lt: (x, y) => (x < y ? 1 : 0),
  le: (x, y) => (x <= y ? 1 : 0),
  gt: (x, y) => (x > y ? 1 : 0),
  ge: (x, y) => (x >= y ? 1 : 0),
};

// Hashes use all 64 bits; a store into a BigUint64Array takes them modulo 2**64.
const HASHES = {
  ...PAIR,
  both: (x, y) => x & y,
  either: (x, y) => x | y,
  differ: (x, y) => x ^ y,
  left: (x, y) => x << y,
  right: (x, y) => x >> y,
};

// The engine tells later which memory is meant: a kept memory is opened after the loops exist.
export function makeKernels(memory) {
  const view = (code, address, size) => new VIEWS[code](memory.module.HEAPU8.buffer, address, size);
  const rest = (code, address) => {
    const kind = VIEWS[code];
    const room = memory.module.HEAPU8.buffer.byteLength - address;
    return new kind(memory.module.HEAPU8.buffer, address, Math.floor(room / kind.BYTES_PER_ELEMENT));
  };
  return {
    cast(fromCode, from, toCode, to, size, towardsZero) {
      const a = view(fromCode, from, size);
      const b = view(toCode, to, size);
      const toHash = toCode === "Q";
      const fromHash = fromCode === "Q";
      for (let i = 0; i < size; i += 1) {
        const value = fromHash && !toHash ? Number(a[i]) : a[i];
        const whole = towardsZero ? Math.trunc(value) : value;
        b[i] = toHash && !fromHash ? BigInt(whole) : whole;
      }
    },
    each(name, code, from, toCode, to, size) {
      const a = view(code, from, size);
      const b = view(toCode, to, size);
      const work = EACH[name];
      for (let i = 0; i < size; i += 1) b[i] = work(a[i]);
    },
    pair(name, codeA, atA, downA, acrossA, codeB, atB, downB, acrossB, code, at, rows, columns) {
      const a = rest(codeA, atA);
      const b = rest(codeB, atB);
      const out = view(code, at, rows * columns);
      const work = (codeA === "Q" ? HASHES : PAIR)[name];
      let place = 0;
      for (let row = 0; row < rows; row += 1) {
        let i = row * downA;
        let j = row * downB;
        for (let column = 0; column < columns; column += 1) {
          out[place] = work(a[i], b[j]);
          place += 1;
          i += acrossA;
          j += acrossB;
        }
      }
    },
    multiply(codeA, atA, codeB, atB, code, at, rows, inner, columns) {
      const a = view(codeA, atA, rows * inner);
      const b = view(codeB, atB, inner * columns);
      const out = view(code, at, rows * columns);
      const sums = new Float64Array(columns);
      for (let row = 0; row < rows; row += 1) {
        sums.fill(0);
        for (let k = 0; k < inner; k += 1) {
          const x = a[row * inner + k];
          if (x === 0) continue;
          const from = k * columns;
          for (let column = 0; column < columns; column += 1) sums[column] += x * b[from + column];
        }
        out.set(sums, row * columns);
      }
    },
    gather(code, from, size, length, places, count, to) {
      const a = view(code, from, length * size);
      const where = view("d", places, count);
      const out = view(code, to, count * size);
      for (let i = 0; i < count; i += 1) {
        const row = where[i] < 0 ? where[i] + length : where[i];
        if (row >= length || row < 0) throw new RangeError(`row ${row} of ${length}`);
        const start = row * size;
        for (let k = 0; k < size; k += 1) out[i * size + k] = a[start + k];
      }
    },
    scatter(code, to, size, length, places, count, from, down, across) {
      const out = view(code, to, length * size);
      const where = view("d", places, count);
      const a = rest(code, from);
      for (let i = 0; i < count; i += 1) {
        const row = where[i] < 0 ? where[i] + length : where[i];
        if (row >= length || row < 0) throw new RangeError(`row ${row} of ${length}`);
        for (let k = 0; k < size; k += 1) out[row * size + k] = a[i * down + k * across];
      }
    },
    reduce(name, code, from, length, size, starts, count, toCode, to) {
      const a = view(code, from, length * size);
      const where = view("d", starts, count);
      const out = view(toCode, to, count * size);
      const work = PAIR[name];
      for (let i = 0; i < count; i += 1) {
        const first = where[i];
        const next = i + 1 < count ? where[i + 1] : length;
        const until = Math.max(first + 1, next);
        for (let k = 0; k < size; k += 1) {
          let sum = a[first * size + k];
          for (let row = first + 1; row < until; row += 1) sum = work(sum, a[row * size + k]);
          out[i * size + k] = sum;
        }
      }
    },
    find_true(code, from, size, to) {
      const a = view(code, from, size);
      const out = view("d", to, size);
      let count = 0;
      for (let i = 0; i < size; i += 1) {
        if (a[i]) {
          out[count] = i;
          count += 1;
        }
      }
      return count;
    },
    sort(code, at, size) {
      view(code, at, size).sort();
    },
    count(code, from, size, to) {
      const a = view(code, from, size);
      let largest = -1;
      for (let i = 0; i < size; i += 1) largest = Math.max(largest, a[i]);
      const out = view("d", to, largest + 1);
      for (let i = 0; i < size; i += 1) out[a[i]] += 1;
    },
  };
}
