// On the home page: how many steps this browser has marked, asked for so that the page
// itself stays the same for everybody. Most have marked none, so the words are painted first.
// Says nothing when there are none.

const line = document.querySelector("[data-progress]");

if (line && "PerformanceObserver" in window) {
  new PerformanceObserver((_, observer) => {
    observer.disconnect();
    ask();
  }).observe({ type: "paint", buffered: true });
}

function ask() {
  fetch(line.dataset.progress)
    .then((answer) => answer.json())
    .then(({ done, of }) => {
      line.querySelector("span").textContent = `${done.length} of ${of}`;
      line.hidden = !done.length;
    })
    .catch(() => {});
}
