"""The flow in one call, from documents to drafts of tasks."""

from datetime import date

from tiendo import api
from tiendo.values import FindingClass

DAY = date(2024, 12, 27)
ONE = (
    "Trong năm 2024, tỉnh Bắc Kạn còn 04/28 chỉ tiêu không đạt kế hoạch. "
    "GRDP bình quân đầu người năm 2024 của tỉnh Bắc Kạn đạt 57 triệu đồng/người."
)
TWO = (
    "Năm 2024, tỉnh Bắc Kạn còn 05/28 chỉ tiêu không đạt kế hoạch.\n"
    "Đồng chí Nông Văn Thành, Bí thư Tỉnh ủy yêu cầu các sở rà soát từng chỉ tiêu còn thấp."
)


def test_two_reports_become_statements_findings_observations_and_tasks() -> None:
    documents = [api.document_of(ONE, name="a.txt", published=DAY), api.document_of(TWO, name="b.txt", published=DAY)]
    flow = api.process(documents, on=DAY)
    assert [finding.cls for finding in flow.check.findings] == [FindingClass.CONTRADICTION]
    assert {source.surface for source in flow.check.findings[0].sources} == {"04/28 chỉ tiêu", "05/28 chỉ tiêu"}
    income = [observation for observation in flow.ledger.observations.values() if observation.indicator == "grdp_per_capita"]
    assert [str(observation.amount.value) for observation in income if observation.amount] == ["57"]
    assert [task.text for task in flow.tasks] == ["rà soát từng chỉ tiêu còn thấp"]


def test_the_same_documents_again_add_nothing() -> None:
    documents = [api.document_of(ONE, name="a.txt", published=DAY)]
    once = api.process(documents, on=DAY)
    assert api.process(documents, on=DAY, ledger=once.ledger).ledger == once.ledger


def test_every_public_name_is_there() -> None:
    assert all(hasattr(api, name) for name in api.__all__)
