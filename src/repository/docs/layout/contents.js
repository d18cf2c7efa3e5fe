// The table of contents is open beside the text on wide screens, and closed above it on narrow ones. It starts open, so
// that it can be read without this script.
{
  const contents = document.querySelector("details.side");
  const narrow = matchMedia("(max-width: 60rem)");
  const arrange = () => {
    contents.open = !narrow.matches;
  };
  arrange();
  narrow.addEventListener("change", arrange);
}
