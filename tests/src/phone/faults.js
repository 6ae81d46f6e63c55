// Runs before every page. What goes wrong unseen is kept through reloads, until the end of the journey.
(() => {
  const name = "kehou-tests.faults";
  const keep = (what) => {
    try {
      const all = JSON.parse(sessionStorage.getItem(name) || "[]");
      all.push(`${location.pathname}: ${what}`);
      sessionStorage.setItem(name, JSON.stringify(all));
    } catch { /* about:blank has no storage, and no app either */ }
  };
  // Capture: resources report to themselves only. They carry no message; those that matter are looked at by name.
  addEventListener("error", (event) => event.message && keep(`error: ${event.message}`), true);
  addEventListener("unhandledrejection", (event) => keep(`unhandled rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    keep(`policy violation: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
  // A panic speaks here, in builds that still have the words for it.
  const say = console.error;
  console.error = (...words) => { keep(`console.error: ${words.join(" ")}`); say.apply(console, words); };
})();
