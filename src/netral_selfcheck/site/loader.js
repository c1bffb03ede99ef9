// Fetches what the site is made of, and is ended before anything private is typed.
// It is the only part that may connect at all: the page and the engine are forbidden to.

const KEPT = "netral-self-check-assets";
const FROM_SNAPSHOT = new Set(["pyodide.asm.wasm", "python_stdlib.zip", "netral.zip", "readers.zip"]);

self.onmessage = async () => {
  try {
    const manifest = await fetchManifest();
    const cache = await caches.open(KEPT);
    const snapshot = await cache.match(`snapshot-${manifest.build}`);
    const wanted = Object.entries(manifest.assets).filter(
      ([name]) => !snapshot || FROM_SNAPSHOT.has(name),
    );
    const total = wanted.reduce((sum, [, each]) => sum + each.size, 0);
    let done = 0;
    const assets = {};
    const work = wanted.map(async ([name, each]) => {
      assets[name] = await fetchAsset(cache, each);
      done += each.size;
      self.postMessage({ progress: done / total });
    });
    const kept = snapshot ? snapshot.arrayBuffer() : null;
    await Promise.all(work);
    const { build, version, usual } = manifest;
    const content = { build, version, usual, assets, snapshot: await kept };
    const buffers = Object.values(assets);
    if (content.snapshot) buffers.push(content.snapshot);
    self.postMessage({ content }, buffers);
    await forgetOld(cache, manifest);
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};

async function fetchManifest() {
  const answer = await fetch("assets.json");
  if (!answer.ok) throw new Error(`assets.json: ${answer.status}`);
  return answer.json();
}

async function fetchAsset(cache, { path, sha256 }) {
  const known = await cache.match(path);
  if (known) return unpack(known);
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const packed = await answer.arrayBuffer();
  const content = await unpack(new Response(packed));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== sha256) throw new Error(`${path}: digest ${found}`);
  await cache.put(path, new Response(packed));
  return content;
}

function unpack(answer) {
  return new Response(answer.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function forgetOld(cache, manifest) {
  const current = new Set(Object.values(manifest.assets).map((each) => each.path));
  current.add(`snapshot-${manifest.build}`);
  for (const request of await cache.keys()) {
    const name = new URL(request.url).pathname.split(/(?=assets\/|snapshot-)/).pop();
    if (!current.has(name)) await cache.delete(request);
  }
  self.postMessage({ finished: true });
}
