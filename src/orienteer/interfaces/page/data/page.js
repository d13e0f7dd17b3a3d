// Replace each drawing by its interactive twin; on paper, and where this fails, the drawing stays.
const specs = JSON.parse(document.getElementById("charts").textContent);
const failed = [];
for (const [id, spec] of Object.entries(specs)) {
  const place = document.getElementById(id);
  try {
    place.parentElement.classList.add("awake");
    if (place.clientWidth < 480) Object.assign(spec.config.axisYBand, {labelLimit: 126, labelFontSize: 11.5});
    await window.vegaEmbed(place, spec, {actions: false, renderer: "svg", tooltip: {theme: "page"}});
  } catch (error) {
    place.parentElement.classList.remove("awake");
    failed.push(`${id}: ${error}`);
  }
}
document.documentElement.dataset.charts = failed.length ? `failed: ${failed.join("; ")}` : "ready";

// The contents show where the reader is.
const links = new Map([...document.querySelectorAll("nav a")].map((a) => [a.hash.slice(1), a]));
const watch = new IntersectionObserver((seen) => {
  for (const entry of seen) {
    if (entry.isIntersecting) {
      links.forEach((a) => a.removeAttribute("aria-current"));
      links.get(entry.target.id)?.setAttribute("aria-current", "true");
    }
  }
}, {rootMargin: "-15% 0px -75% 0px"});
document.querySelectorAll("main > section").forEach((section) => watch.observe(section));
