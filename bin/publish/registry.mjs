// A registry for one base image with nothing in it: enough for "dotnet publish -t:PublishContainer" where the real one can't be reached.
// What comes out can be looked at; it can't be run, for .NET isn't in it.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";

const digest = bytes => "sha256:" + createHash("sha256").update(bytes).digest("hex");
const tar = Buffer.alloc(1024); // A tar's end, and nothing before it.
const layer = gzipSync(tar);
const config = Buffer.from(JSON.stringify({ architecture: "amd64", os: "linux", config: { Env: ["PATH=/usr/bin"] }, rootfs: { type: "layers", diff_ids: [digest(tar)] }, history: [] }));
const manifestType = "application/vnd.docker.distribution.manifest.v2+json";
const manifest = Buffer.from(JSON.stringify({
  schemaVersion: 2,
  mediaType: manifestType,
  config: { mediaType: "application/vnd.docker.container.image.v1+json", size: config.length, digest: digest(config) },
  layers: [{ mediaType: "application/vnd.docker.image.rootfs.diff.tar.gzip", size: layer.length, digest: digest(layer) }]
}));
const blobs = new Map([config, layer].map(bytes => [digest(bytes), bytes]));

/** Starts it; resolves to the image's name, and what ends it. */
export function serveEmptyBase() {
  const server = createServer((request, response) => {
    const [, what, name] = /\/(manifests|blobs)\/([^/]+)$/.exec(request.url) ?? [];
    const body = what === "manifests" ? manifest : what === "blobs" ? blobs.get(name) : Buffer.from("{}");
    response.writeHead(body ? 200 : 404, what === "manifests" ? { "Content-Type": manifestType, "Docker-Content-Digest": digest(manifest) } : { "Content-Type": "application/octet-stream" });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  return new Promise(resolve => server.listen(0, "127.0.0.1", () => resolve({ image: `localhost:${server.address().port}/empty:1`, close: () => server.close() })));
}
