// Asks the browser for a passkey when a form with data-ask is sent: "in" to sign
// in, "new" for a new account, "more" for one more passkey.
const bin = s => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const text = b => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const ids = all => (all || []).map(c => ({...c, id: bin(c.id)}));
function read(o) {
  o = {...o, challenge: bin(o.challenge), excludeCredentials: ids(o.excludeCredentials), allowCredentials: ids(o.allowCredentials)};
  if (o.user) o.user = {...o.user, id: bin(o.user.id)};
  return o;
}
function write(k) {
  const r = {};
  for (const f of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) if (k.response[f]) r[f] = text(k.response[f]);
  if (k.response.getTransports) r.transports = k.response.getTransports();
  return JSON.stringify({id: k.id, rawId: text(k.rawId), type: k.type, response: r, clientExtensionResults: k.getClientExtensionResults()});
}
for (const f of document.querySelectorAll("form[data-ask]")) f.addEventListener("submit", async e => {
  e.preventDefault();
  const field = f.elements, say = f.querySelector("[role=alert]");
  say.textContent = "";
  try {
    if (!window.PublicKeyCredential) throw new Error(f.dataset.unable);
    const answer = await fetch("/sign-in/ask", {method: "POST", body: new URLSearchParams({kind: f.dataset.ask, name: field.namedItem("name")?.value || ""})});
    const c = await answer.json();
    if (!answer.ok) throw new Error(c.error);
    const key = await navigator.credentials[f.dataset.ask === "in" ? "get" : "create"]({publicKey: read(c.options)});
    field.namedItem("token").value = c.token;
    field.namedItem("answer").value = write(key);
    f.submit();
  } catch (x) {
    say.textContent = x.name === "NotAllowedError" ? f.dataset.refused : x.message;
  }
});
