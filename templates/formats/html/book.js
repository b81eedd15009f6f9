/* Marks in the contents the part that is being read. */
(() => {
  "use strict";
  const nav = document.querySelector("nav.contents");
  if (!nav) return;
  const links = new Map([...nav.querySelectorAll('a[href^="#"]')].map((a) => [a.getAttribute("href").slice(1), a]));
  const heads = [...document.querySelectorAll("main :is(h2, h3)[id]")].filter((head) => links.has(head.id));
  let current = null;

  const mark = () => {
    let found = null;
    for (const head of heads) {
      if (head.getBoundingClientRect().top <= innerHeight * 0.3) found = head;
    }
    const link = found && links.get(found.id);
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (!link || nav.scrollHeight <= nav.clientHeight) return;
    const [box, frame] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) nav.scrollTop += box.top - frame.top - frame.height / 3;
  };

  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();

  // On a small screen the contents close when a part is chosen, so that it can be seen.
  const folded = nav.querySelector("details");
  if (matchMedia("(min-width: 60rem)").matches) folded.open = true;
  nav.addEventListener("click", (event) => {
    if (event.target.closest("a") && matchMedia("(max-width: 59.99rem)").matches) folded.open = false;
  });
})();
