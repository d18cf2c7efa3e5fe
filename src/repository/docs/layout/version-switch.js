// The version switch leads to the place in the other version where the reader is in this one, if it is there too.
{
  const links = document.querySelectorAll("nav.versions a[data-anchors]");

  /** The last section or member that begins above the middle of the window. */
  const placeOfReader = () => {
    let place = "";
    for (const element of document.querySelectorAll("main section[id], main .member[id]")) {
      // What is folded has no place on the screen.
      if (!element.checkVisibility()) continue;
      if (element.getBoundingClientRect().top > innerHeight / 3) break;
      place = element.id;
    }
    return place;
  };

  /** The place itself or the nearest thing around it that the other version has. */
  const nearest = (place, anchors) => {
    const steps = place.split(".");
    for (let length = steps.length; length > 0; length--) {
      const candidate = steps.slice(0, length).join(".");
      if (anchors.has(candidate)) return `#${candidate}`;
    }
    return "";
  };

  for (const link of links) {
    const page = link.getAttribute("href");
    const anchors = new Set(link.dataset.anchors.split(" "));
    link.addEventListener("click", () => {
      link.setAttribute("href", page + nearest(placeOfReader(), anchors));
    });
  }
}
