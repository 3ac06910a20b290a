# make demo, make test: both set up everything on a machine that has Python 3.11 or newer.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: help setup demo test bench trial clean
help:
	@echo "make demo   dựng và mở bản trình diễn tại http://127.0.0.1:8000"
	@echo "make test   kiểm thử toàn bộ"
	@echo "make setup  chỉ dựng môi trường tại .venv"
	@echo "make bench  in các bảng đo; make trial chạy các phép thử dài"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên; bản đang có: $$($(PYTHON) --version)"; exit 1; }
	@echo "[1/3] Tạo môi trường .venv"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "[2/3] Cài các gói trong requirements.lock (vài phút, chỉ lần đầu)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@echo "[3/3] Cài Tiendo"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

setup: $(READY)

demo: $(READY)
	@$(BIN)/tiendo demo

test: $(READY)
	@$(BIN)/python -m tests.run

bench: $(READY)
	@$(BIN)/python -m bench

trial: $(READY)
	@$(BIN)/python -m pytest -m trial -n 2

clean:
	rm -rf .venv build var
