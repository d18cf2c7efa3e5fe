// The links to other versions lead to what the reader is looking at, if the other version has it too.
{
  const sections = [...document.querySelectorAll("main > section > section")];

  /** The operation, event, example or schema that the address names, while it is in sight; else the uppermost in sight. */
  const sectionOfReader = () => {
    const named = document.querySelector(":target")?.closest("main > section > section");
    const isInSight = ({ top, bottom }) => bottom > 0 && top < innerHeight;
    if (named && isInSight(named.getBoundingClientRect())) return named;
    return sections.findLast((section) => section.getBoundingClientRect().top <= innerHeight / 3);
  };

  for (const link of document.querySelectorAll("nav.versions a")) {
    const page = link.getAttribute("href");
    link.addEventListener("click", () => {
      const others = sectionOfReader()?.querySelectorAll(":scope > .elsewhere a") ?? [];
      const same = [...others].find(({ textContent }) => textContent === link.textContent);
      link.setAttribute("href", same?.getAttribute("href") ?? page);
    });
  }
}
