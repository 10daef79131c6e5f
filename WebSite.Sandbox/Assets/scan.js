// Reads a code out of a picture, in the browser; what it says is followed by the server.
import './vendor/jsQR.js';

// Phones' photos are larger than a code needs, and slow.
const longest = 1400;

const decode = async (file, canvas) => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  paper.fillStyle = '#fff';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.hidden = false;
  const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
  return globalThis.jsQR(data, canvas.width, canvas.height)?.data;
};

export const scanner = (drop) => {
  const outcome = document.getElementById('outcome');
  const scan = async (file) => {
    if (!file) return;
    outcome.textContent = 'Looking…';
    try {
      const text = await decode(file, drop.querySelector('canvas'));
      if (text) location.assign(`${drop.dataset.scan}&${new URLSearchParams({ text })}`);
      else outcome.textContent = 'There is no code in this picture.';
    } catch (e) {
      outcome.textContent = `This file can't be read as a picture: ${e.message}`;
    }
  };

  const chosen = document.getElementById('file');
  chosen.addEventListener('change', () => scan(chosen.files[0]));
  // Someone in a hurry has chosen before this was loaded.
  scan(chosen.files[0]);
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    scan(event.dataTransfer.files[0]);
  });
  document.addEventListener('paste', (event) => scan(event.clipboardData.files[0]));
};
