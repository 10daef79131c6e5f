/** The one way by which HTML that this site's server rendered gets into a page: where Trusted Types hold, every other is refused. Never for anything else. */
const own = globalThis.trustedTypes?.createPolicy("site", { createHTML: html => html });

export const ownHtml = html => own ? own.createHTML(html) : html;
