"""Prints template.yaml as CloudFormation gets to see it, for each of some parameters, as a list:
python3 transform.py template.yaml Access=private Access=public

Needs the packages aws-sam-translator and cfn-lint; ends with status 3 where they are not installed.
"""

import json
import os
import sys

try:
    from cfnlint.decode import cfn_yaml
    from samtranslator.translator.transform import transform
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)


class NoManagedPolicies:
    """The template names none."""

    def load(self):
        return {}


os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")
template = json.loads(json.dumps(cfn_yaml.load(sys.argv[1])))
# What "sam deploy" puts in the place of the local path.
template["Globals"]["Function"]["CodeUri"] = "s3://artifacts/code"
seen = []
for argument in sys.argv[2:]:
    # The translator writes into what it is given.
    copy = json.loads(json.dumps(template))
    seen.append(transform(copy, dict([argument.split("=", 1)]), NoManagedPolicies()))
print(json.dumps(seen, indent=1))
