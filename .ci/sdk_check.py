"""Asks a simulator what the official client asks the hosted service; only base URLs differ."""

import os
import sys
import tempfile

import httpx
import segmind
from segmind import InferenceFailed, InferenceTimeout, SegmindClient, SegmindError
from segmind.files import Files

BASE = sys.argv[1].rstrip("/")
# The client names three hosts; the simulator is all of them.
Files.STORAGE_BASE_URL = BASE
# `segmind.generations` is an object; the module of that name is behind it.
sys.modules["segmind.generations"].REQUEST_HISTORY_URL = BASE + "/inference-request/request-history"
client = SegmindClient(api_key="SG_0123456789abcdef", base_url=BASE + "/v1")

CAT = {"prompt": "a cat on a roof", "aspect_ratio": "1:1", "duration": 5, "seed": 7}
MEDIA = {"image": "https://example.com/face.jpg", "video": "https://example.com/dance.mp4"}


def is_video(data):
    return data[4:8] == b"ftyp"


def error_of(call):
    try:
        call()
    except SegmindError as error:
        return error
    raise AssertionError("no error was raised")


def version():
    assert segmind.__version__ == "1.3.0", segmind.__version__


def run():
    result = client.run("p-video", **CAT)
    assert result["status"] == "COMPLETED", result
    assert result["seed"] == "7", result
    assert float(result["metrics"]["cost"]) == 0.005, result
    clip = httpx.get(result["output"])
    assert clip.status_code == 200 and is_video(clip.content), clip
    assert int(result["video"]["file_size"]) == len(clip.content), result


def submit_async_and_wait():
    job = client.submit_async("p-video-animate", **MEDIA, seed=42)
    assert job.request_id and job.submit_response["status"] == "QUEUED", job
    assert job.status()["status"] in ("QUEUED", "PROCESSING"), job
    result = job.wait(timeout=60, interval=0.2)
    assert result["output"].startswith(BASE + "/generations/"), result
    assert job.status()["status"] == "COMPLETED", job


def wait_gives_up_and_can_go_on():
    job = client.submit_async("mock-inference", sleep=40)
    try:
        job.wait(timeout=0.3, interval=0.1)
        raise AssertionError("it did not give up")
    except InferenceTimeout as error:
        assert error.request_id == job.request_id
    assert job.wait(timeout=30, interval=0.2)["status"] == "COMPLETED"


def failed():
    job = client.submit_async("p-video", prompt="[failed] a cat")
    try:
        job.wait(timeout=30, interval=0.1)
        raise AssertionError("it did not fail")
    except InferenceFailed as error:
        assert error.detail and error.status_body["status"] == "FAILED", error
    assert job.result()["status"] == "FAILED"


def bad_value_fails_in_the_job():
    job = client.submit_async("p-video-animate", image="data:image/png;base64,AA==",
                              video=MEDIA["video"])
    try:
        job.wait(timeout=30, interval=0.1)
        raise AssertionError("it did not fail")
    except InferenceFailed as error:
        assert "URL must be a valid HTTP or HTTPS URL" in error.detail, error


def bad_choice_is_refused_at_submit():
    error = error_of(lambda: client.submit_async("p-video", prompt="a cat", aspect_ratio="5:1"))
    assert error.status == 406 and "aspect_ratio" in error.detail, error


def unknown_id():
    job = client.submit_async("mock-inference")
    job.status_url = job.status_url.replace(job.request_id, "0" * 32)
    error = error_of(job.status)
    assert error.status == 404 and "not found" in error.detail, error


def unknown_model():
    assert error_of(lambda: client.run("no-such-model", prompt="x")).status == 404


def wrong_key():
    stranger = SegmindClient(api_key="SG_refused", base_url=BASE + "/v1")
    error = error_of(lambda: stranger.run("p-video", **CAT))
    assert error.status == 401 and "invalid" in error.detail, error


def run_sync():
    response = client.run_sync("p-video", **CAT)
    assert response.headers["content-type"] == "video/mp4", response.headers
    assert response.headers["x-seed-value"] == "7", response.headers
    assert response.headers["x-cost"] == "0.005", response.headers
    assert is_video(response.content)
    row = client.generations.get(response.headers["x-request-id"])
    assert httpx.get(row["generation_url"]).content == response.content, row


def run_sync_failed():
    error = error_of(lambda: client.run_sync("p-video", prompt="[value-500] a cat"))
    assert error.status == 500 and error.detail, error


def files_upload():
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("face.png", "dance.mp4")]
        for path in paths:
            with open(path, "wb") as file:
                file.write(os.path.basename(path).encode() * 1000)
        urls = client.files.upload(paths)["file_urls"]
        assert len(urls) == 2, urls
        for path, url in zip(paths, urls):
            answer = httpx.get(url)
            with open(path, "rb") as file:
                assert answer.content == file.read(), url
        kinds = [httpx.head(url).headers["content-type"] for url in urls]
        assert kinds == ["image/png", "video/mp4"], kinds
    job = client.submit_async("p-video-animate", image=urls[0], video=urls[1])
    assert job.wait(timeout=60, interval=0.2)["status"] == "COMPLETED"


def history_lists_what_was_asked():
    result = client.run("p-video", prompt="a dog", duration=3, seed=11)
    rows = client.generations.history(model_name="p-video", status="COMPLETED")["generations"]
    row = next(row for row in rows if row["generation_url"] == result["output"])
    assert row["credits_deduction"] == 0.005 and row["model_name"] == "p-video", row
    assert row["request_body"] == {"prompt": "a dog", "duration": 3, "seed": 11}, row
    assert client.generations.get(row["request_id"])["generation_url"] == result["output"]


def history_lists_failures():
    job = client.submit_async("p-video", duration=5)
    error_of(lambda: job.wait(timeout=30, interval=0.1))
    row = client.generations.get(job.request_id)
    assert row["model_status"] == "FAILED" and row["credits_deduction"] == 0, row
    assert row["error"] == "Prompt is Mandatory and must be string", row
    failures = client.generations.history(status="FAILED", per_page=100)["generations"]
    assert job.request_id in [row["request_id"] for row in failures]


def history_pages():
    first = client.generations.history(page=1, per_page=2)
    second = client.generations.history(page=2, per_page=2)
    assert first["total"] > 3 and len(first["generations"]) == 2, first
    ids = [row["request_id"] for row in first["generations"] + second["generations"]]
    assert len(set(ids)) == 4, ids


CHECKS = [
    version, run, submit_async_and_wait, wait_gives_up_and_can_go_on, failed,
    bad_value_fails_in_the_job, bad_choice_is_refused_at_submit, unknown_id, unknown_model,
    wrong_key, run_sync, run_sync_failed, files_upload, history_lists_what_was_asked,
    history_lists_failures, history_pages,
]

failures = 0
for check in CHECKS:
    name = check.__name__.replace("_", " ")
    try:
        check()
        print("ok      " + name)
    except Exception as error:  # every check is run, whatever the others do
        failures += 1
        print(f"failed  {name}: {type(error).__name__} {error}")
print(f"{len(CHECKS) - failures} passed, {failures} failed")
sys.exit(1 if failures else 0)
