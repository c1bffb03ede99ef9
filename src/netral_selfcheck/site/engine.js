// Runs the core of Netral. It is started from the page and bears the page's policy, which
// forbids every connection; what it needs is handed to it, and what it is told stays in it.

import createPyodideModule from "./pyodide.asm.mjs";
import { loadPyodide } from "./pyodide.mjs";
import { makeKernels } from "./kernels.js";

const KEPT = "netral-self-check-assets";
const HOME = new URL("./", import.meta.url).href;
const PIECE = 4 * 1024 * 1024;
const LIBRARY = "/lib/python3.14/site-packages";
const MODEL = "netral/language/model/";
const LOCK = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2", version: "314.0.7" },
  packages: {},
};

let python = null;
let call = null;
let readersReady = false;
let readers = null;

self.addEventListener("message", async ({ data }) => {
  try {
    if (data.content) {
      await start(data.content);
    } else {
      const answer = data.file ? lookBack(data) : call(data.name, JSON.stringify(data.given));
      self.postMessage({ id: data.id, ...JSON.parse(answer) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
});
self.postMessage({ awake: true });

async function start({ build, usual, assets, snapshot }) {
  readers = assets["readers.zip"];
  handOut(assets);
  const memory = { module: null };
  const kernels = makeKernels(memory);
  const options = { indexURL: HOME, lockFileContents: LOCK };
  python = await loadPyodide(
    snapshot
      ? {
          ...options,
          createPyodideModule: (settings) => createRoomy(settings, snapshot.byteLength),
          _loadSnapshot: snapshot,
          _snapshotDeserializer: () => kernels,
        }
      : { ...options, _makeSnapshot: true },
  );
  memory.module = python._module;
  closeUp();
  unpackModules(assets["netral.zip"]);
  const untouched = snapshot ? null : prepare(assets, kernels, usual);
  call = python.globals.get("call");
  self.postMessage({ ready: true, warm: Boolean(snapshot) });
  if (snapshot) setTimeout(() => python.globals.get("rehearse")(usual));
  else await keepMemory(untouched, build);
}

// What Pyodide asks for is answered from memory; nothing goes out.
function handOut(assets) {
  self.fetch = async (request) => {
    const name = new URL(request.url ?? request, HOME).pathname.split("/").pop();
    if (!assets[name]) throw new Error(`not part of the site: ${name}`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(assets[name], { headers: { "content-type": type } });
  };
}

// The policy of the page forbids connections already; without these words nobody can try.
function closeUp() {
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "WebTransport",
    "importScripts", "BroadcastChannel", "RTCPeerConnection"]) {
    Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
  }
}

function unpackModules(packed) {
  python.unpackArchive(packed, "zip", { extractDir: LIBRARY });
}

// A kept memory is larger than the one that Pyodide begins with, and Pyodide does not make room
// for it by itself. Whatever is asked for here is written over by the kept memory.
async function createRoomy(settings, wanted) {
  const module = await createPyodideModule(settings);
  for (let tries = 0; module.HEAP8.length < wanted && tries < 64; tries += 1) {
    module._malloc(Math.max(wanted - module.HEAP8.length, PIECE));
  }
  return module;
}

function prepare(assets, kernels, election) {
  python.registerJsModule("netral_kernels", kernels);
  python.FS.mkdirTree(`${LIBRARY}/${MODEL}`);
  for (const [name, content] of Object.entries(assets)) {
    if (!name.startsWith("model_")) continue;
    python.FS.writeFile(`${LIBRARY}/${MODEL}${name.slice(6)}`, new Uint8Array(content));
  }
  python.FS.writeFile("/law.pickle", new Uint8Array(assets["law.pickle"]));
  python.runPython(`
import gc
from pathlib import Path
from netral_selfcheck.device.engine import call, look_back, rehearse, start
start(Path("/law.pickle").read_bytes())
rehearse(${JSON.stringify(election)})
gc.collect()
`);
  return copyMemory(kernels);
}

// Copies the memory as it is before anybody typed a word.
function copyMemory(kernels) {
  try {
    return python.makeMemorySnapshot({
      serializer: (each) => {
        if (each !== kernels) throw new Error(`not to be kept: ${String(each)}`);
        return "kernels";
      },
    });
  } catch (error) {
    self.postMessage({ note: `the next visit starts anew: ${error}` });
    return null;
  }
}

// Keeps that copy, so that the next visit starts at once.
async function keepMemory(untouched, build) {
  if (!untouched) return;
  try {
    const cache = await caches.open(KEPT);
    await cache.put(`${HOME}snapshot-${build}`, new Response(untouched));
    self.postMessage({ kept: untouched.length });
  } catch (error) {
    self.postMessage({ note: `the next visit starts anew: ${error}` });
  }
}

function lookBack({ file, election, id }) {
  if (!readersReady) {
    python.unpackArchive(readers, "wheel", { extractDir: LIBRARY });
    python.runPython("import importlib; importlib.invalidate_caches()");
    readersReady = true;
  }
  const folder = `/archive-${id}`;
  python.FS.mkdir(folder);
  python.FS.mount(python.FS.filesystems.WORKERFS, { files: [file] }, folder);
  const look = python.globals.get("look_back");
  try {
    return look(`${folder}/${file.name}`, election, (read) => self.postMessage({ id, read }));
  } finally {
    look.destroy();
    python.FS.unmount(folder);
    python.FS.rmdir(folder);
  }
}
