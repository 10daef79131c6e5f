// What an image, as a tar, says and has in it.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Unpacks the tar into the folder; gives the image's settings, its names, and the folder of its files. */
export function unpack(archive, folder) {
  const [parts, root] = [join(folder, "parts"), join(folder, "root")];
  [parts, root].forEach(made => mkdirSync(made, { recursive: true }));
  execFileSync("tar", ["-xf", archive, "-C", parts]);
  const [manifest] = JSON.parse(readFileSync(join(parts, "manifest.json"), "utf8"));
  manifest.Layers.forEach(layer => execFileSync("tar", ["-xf", join(parts, layer), "-C", root]));
  return { ...JSON.parse(readFileSync(join(parts, manifest.Config), "utf8")), names: manifest.RepoTags, root };
}

/** What the last stage of a Dockerfile says: its instructions, by name. */
export function lastStage(dockerfile) {
  const lines = readFileSync(dockerfile, "utf8").split("\n").filter(line => /^[A-Z]/.test(line));
  const last = lines.slice(lines.findLastIndex(line => line.startsWith("FROM ")));
  return Object.fromEntries(last.map(line => [line.split(" ", 1)[0], line.slice(line.indexOf(" ") + 1)]));
}
