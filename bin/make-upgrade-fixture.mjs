// Makes the database that WebSite.Tests/Integration/Data/UpgradeTests.cs begins from: a shop's, as the last version left it that kept the webhook's events in
// site.db. It builds that version from the repository's history, runs it, lets a merchant, shoppers and Facebook use it, stops it, and puts its file
// and what a test has to know of it into WebSite.Tests/Fixtures/upgrade. Everything secret in there was made for this alone.
// It needs git, tar, the .NET SDK and the sqlite3 shell.
import { execFileSync, spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

// The parent of "Give the webhook a log of its own, and all that events mean one projector", which brought data/inbox.db.
const commit = "e72e4886055c7d3e3e80852723306c7b0b147fa4";
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fixture = join(root, "WebSite.Tests", "Fixtures", "upgrade");
const work = mkdtempSync(join(tmpdir(), "messenger-site-upgrade-"));
const [source, out, database] = [join(work, "source"), join(work, "out"), join(work, "site.db")];
const patience = 60_000;

// As in Messenger.AspNetCore.Tests/Support/Settings.cs and WebSite.Tests/Support/MerchantPage.cs.
const [page, secret] = ["261907812360345", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"];
const merchant = { "Input.Email": "bob@example.com", "Input.Password": "four calm otters at noon" };
const people = { alice: "1739141089378194", charlie: "1751036168465324", dana: "1700000000000001", erin: "1700000000000002", frank: "1700000000000003", grace: "1700000000000004" };

const query = sql => execFileSync("sqlite3", ["-cmd", ".timeout 10000", database, sql], { encoding: "utf8" }).trim();

async function until(what, holds) {
  for (const end = Date.now() + patience; !await holds(); await new Promise(wait => setTimeout(wait, 100))) {
    if (Date.now() > end) {
      throw new Error(`This didn't come true within ${patience / 1000} s: ${what}`);
    }
  }
}

/** A Graph API that takes every message, but for those to Frank, of which nobody learns what became, and to Grace, who has blocked the Page. */
function listenAsFacebook() {
  let count = 0;
  const graph = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) {
      body += part;
    }
    const to = request.url.includes("/me/messages") ? JSON.parse(body).recipient.id : null;
    if (to === people.frank) {
      response.destroy();
      return;
    }
    response.writeHead(to === people.grace ? 400 : 200, { "Content-Type": "application/json" });
    response.end(JSON.stringify(to === people.grace ? { error: { message: "This person isn't available right now.", code: 551, error_subcode: 1545041 } }
      : to ? { recipient_id: to, message_id: `m_${++count}` }
      : {}));
  });
  return new Promise(done => graph.listen(0, "127.0.0.1", () => done(graph)));
}

/** Starts the old site; resolves when it has said where it is. */
function start(settings) {
  const site = spawn("dotnet", ["WebSite.dll"], {
    cwd: out,
    env: {
      ...process.env, ASPNETCORE_URLS: "http://127.0.0.1:0", ASPNETCORE_ENVIRONMENT: "Production", DOTNET_EnableDiagnostics: "0",
      ConnectionStrings__Site: `Data Source=${database}`, Messenger__AppId: "95100348886", Messenger__PageId: page, Messenger__PageUsername: "kettleandkin",
      Messenger__AppSecrets__0: secret, Messenger__VerifyToken: "a-verify-token-of-the-tests", ...settings
    }
  });
  const ended = new Promise(resolve => site.on("exit", resolve));
  process.on("exit", () => site.kill("SIGKILL"));
  return new Promise((resolve, reject) => {
    let text = "";
    const hear = data => {
      text += data;
      const address = /Dashboard {2}(\S+)\/dashboard\s/.exec(text)?.[1];
      if (address) {
        resolve({ address, said: () => text, stop: () => (site.kill("SIGTERM"), ended) });
      }
    };
    site.stdout.on("data", hear);
    site.stderr.on("data", hear);
    ended.then(() => reject(new Error(`The old site ended:\n${text}`)));
  });
}

/** A browser without a screen, which keeps cookies from one start of the site to the next. */
class Browser {
  cookies = new Map();

  async fetch(site, path, init = {}) {
    const reply = await fetch(site.address + path, { redirect: "manual", ...init, headers: { Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") } });
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      value === "" ? this.cookies.delete(name) : this.cookies.set(name, value);
    }
    return { status: reply.status, location: reply.headers.get("location"), text: await reply.text() };
  }

  /** Posts a form with the token, and what else is hidden, of the page that it stands on. */
  async post(site, path, fields, from = path) {
    const form = (await this.fetch(site, from)).text;
    const token = /name="__RequestVerificationToken"[^>]*value="([^"]+)"/.exec(form)[1];
    const reply = await this.fetch(site, path, { method: "POST", body: new URLSearchParams({ ...fields, __RequestVerificationToken: token }) });
    if (reply.status !== 302) {
      throw new Error(`POST ${path} was answered ${reply.status}:\n${reply.text}`);
    }
    return reply.location;
  }
}

const refOf = (html, pattern) => pattern.exec(html)?.[1] ?? (() => { throw new Error(`There is no ref on the page:\n${html}`); })();
const pluginRef = html => refOf(html, /fb-send-to-messenger"[^>]*data-ref="([^"]+)"/);
const linkRef = html => refOf(html, /data-link href="[^"]*\?ref=([^"&]+)"/);

/** The ref of Send to Messenger on a product's page, in a browser that allows Messenger. */
async function refOfProduct(site, browser, product) {
  await browser.fetch(site, `/products/${product}`);
  await browser.post(site, "/consent", { answer: "yes", back: "/" }, "/");
  return pluginRef((await browser.fetch(site, `/products/${product}`)).text);
}

let time = Date.now() - 60_000;
const event = (psid, content, to = page) => JSON.stringify({ sender: { id: psid }, recipient: { id: to }, timestamp: ++time, ...content });
const optIn = (psid, ref) => event(psid, { optin: { ref } });
const message = (psid, text) => event(psid, { message: { mid: `m_${time}`, text } });
const referral = (psid, ref) => event(psid, { referral: { ref, source: "SHORTLINK", type: "OPEN_THREAD" } });

async function deliver(site, ...events) {
  const body = `{"object":"page","entry":[{"id":"${page}","time":${time},"messaging":[${events.join(",")}]}]}`;
  const signature = "sha256=" + createHmac("sha256", secret).update(body).digest("hex");
  const reply = await fetch(`${site.address}/webhook`, { method: "POST", body, headers: { "Content-Type": "application/json", "X-Hub-Signature-256": signature } });
  if (reply.status !== 200) {
    throw new Error(`A delivery was answered ${reply.status}.`);
  }
}

const settled = () => until("every event is taken", () => query(
  `SELECT (SELECT MAX("Id") FROM "WebhookEvents") = (SELECT "EventId" FROM "ConversationMark") AND NOT EXISTS (SELECT 1 FROM "WebhookEvents" WHERE "Outcome" = 'Waiting')`) === "1");
const sent = () => until("the outbox has nothing to do", () => query(`SELECT count(*) FROM "OutboxMessages" WHERE "State" IN ('Waiting', 'Sending')`) === "0");
const thread = psid => `/dashboard/conversations/${query(`SELECT "Id" FROM "Conversations" WHERE "Psid" = '${psid}'`)}`;
const answer = (site, bob, psid, text) => bob.post(site, `${thread(psid)}?handler=answer`, { text, form: randomUUID() }, thread(psid));

/** Everything that goes well, or ends. */
async function live(site, bob, alice) {
  await until("the site has printed the link for the first merchant", () => /\/account\/welcome\/\S+/.test(site.said()));
  await bob.post(site, /\/account\/welcome\/\S+/.exec(site.said())[0], merchant);

  const product = await refOfProduct(site, alice, "harbour-teapot");
  await deliver(site, optIn(people.alice, product), optIn(people.charlie, "a-ref-of-nobody"));
  await deliver(site, optIn(people.alice, product), message(people.alice, "Is it dishwasher safe?"));
  await settled();
  await answer(site, bob, people.alice, "Yes, it is.");

  await alice.post(site, "/products/harbour-teapot", { quantity: "2" });
  const order = await alice.post(site, "/checkout", {
    "Input.Name": "Alice Archer", "Input.Email": "alice@example.com", "Input.Street": "Harbour Street 12", "Input.PostalCode": "20100", "Input.City": "Turku", "Input.Country": "FI"
  });
  const thanks = (await alice.fetch(site, order)).text;
  await deliver(site, optIn(people.alice, pluginRef(thanks)));
  await settled();
  await deliver(site, referral(people.dana, linkRef(thanks)));
  await deliver(site, message(people.frank, "Do you ship to Oslo?"), message(people.grace, "Are you open on Sundays?"));
  await deliver(site, event(people.charlie, { optin: { ref: "R" } }, "999999999999999"));
  await deliver(site, JSON.stringify({ sender: { id: people.charlie }, recipient: { id: page }, timestamp: 1458692752478, optin: { ref: "long ago" } }));
  await settled();
  await answer(site, bob, people.frank, "We do, in two days.");
  await answer(site, bob, people.grace, "From noon to four.");
  await sent();

  // After the order comes another session, with something in the cart.
  await alice.post(site, "/products/dawn-cup", { quantity: "1" });
  return { order };
}

/** What is still to be done when the site stops: an answer waits, and three events do, each in another way. */
async function leaveWorkBehind(site, bob) {
  await answer(site, bob, people.alice, "And it keeps its colour.");
  query(`
    CREATE TRIGGER "FailsToCount" BEFORE INSERT ON "OptIns" WHEN NEW."Psid" = '${people.erin}' BEGIN SELECT RAISE(ABORT, 'for the fixture'); END;
    CREATE TRIGGER "FailsToShow" BEFORE INSERT ON "ThreadLines" WHEN NEW."Text" = 'Can you wrap it?' BEGIN SELECT RAISE(ABORT, 'for the fixture'); END;`);
  await deliver(site, optIn(people.erin, await refOfProduct(site, new Browser(), "dawn-cup")));
  await deliver(site, message(people.alice, "Can you wrap it?"));
  await until("an opt-in waits after a failed try", () => query(`SELECT count(*) FROM "WebhookEvents" WHERE "Outcome" = 'Waiting' AND "Attempts" > 0`) === "1");
  await until("a message is to be read out of turn", () => query(`SELECT count(*) FROM "LateEvents" WHERE "Attempts" > 0`) === "1");

  // From here on nothing is read: the next event is only stored, as by a site that is killed then.
  query(`CREATE TRIGGER "ReadsNoMore" BEFORE UPDATE ON "ConversationMark" BEGIN SELECT RAISE(ABORT, 'for the fixture'); END;`);
  await deliver(site, message(people.alice, "As a present, I mean."));
}

const counts = tables => Object.fromEntries(tables.map(table => [table, Number(query(`SELECT count(*) FROM "${table}"`))]));

try {
  mkdirSync(source);
  execFileSync("tar", ["-x", "-C", source], { input: execFileSync("git", ["-C", root, "archive", commit], { maxBuffer: 1 << 30 }) });
  execFileSync("dotnet", ["publish", join(source, "WebSite"), "-c", "Release", "-o", out, "--nologo", "-v", "quiet"], { stdio: "inherit" });

  const [bob, alice] = [new Browser(), new Browser()];
  const graph = await listenAsFacebook();
  const first = await start({ Messenger__GraphUrl: `http://127.0.0.1:${graph.address().port}`, Messenger__PageAccessToken: "a-token-of-the-tests" });
  const { order } = await live(first, bob, alice);
  await first.stop();
  graph.closeAllConnections();
  graph.close();

  const second = await start({});
  await leaveWorkBehind(second, bob);
  const ref = await refOfProduct(second, alice, "dawn-cup");
  await second.stop();
  query(`DROP TRIGGER "FailsToCount"; DROP TRIGGER "FailsToShow"; DROP TRIGGER "ReadsNoMore"; PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE);`);

  rmSync(fixture, { recursive: true, force: true });
  mkdirSync(fixture, { recursive: true });
  writeFileSync(join(fixture, "site.db.gz"), gzipSync(readFileSync(database), { level: 9 }));
  writeFileSync(join(fixture, "expected.json"), JSON.stringify({
    about: "Made by bin/make-upgrade-fixture.mjs. Keys, cookies and the password in here belong to this database of made-up people alone.",
    commit,
    madeAt: new Date().toISOString(),
    counts: counts(["OptIns", "OptInClicks", "Conversations", "ThreadLines", "Arrivals", "OutboxMessages", "WebhookEvents", "CheckoutSessions", "Orders", "Merchants"]),
    merchantCookie: bob.cookies.get("merchant"),
    shopperCookie: alice.cookies.get("shopper"),
    orderPath: order,
    // Of a product's page that Alice looked at, in the session of her second cart.
    ref
  }, null, 2) + "\n");
  console.log(`Made ${fixture} of ${commit.slice(0, 7)}.`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exit(); // Connections that are kept open would hold it.
