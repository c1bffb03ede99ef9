import re
import shutil
from pathlib import Path

from netral.rulebook import check_edition, load_edition
from tests.rulebook.builders import REPOSITORY, SHIPPED

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class TestNewRuleHowTo:
    def test_shows_a_rule_and_cases_that_are_in_order(self, tmp_path: Path) -> None:
        page = (REPOSITORY / "docs" / "howto" / "new_rule.md").read_text(encoding="utf-8")
        rule, cases = BLOCK.findall(page)
        copy = tmp_path / "skb_2022"
        shutil.copytree(SHIPPED / "skb_2022", copy)
        (copy / "rules" / "KE-08.yaml").write_text(rule, encoding="utf-8")
        (copy / "cases" / "KE-08.yaml").write_text(cases, encoding="utf-8")

        assert check_edition(copy) == []
        assert load_edition(copy).find_rule("KE-08") is not None
