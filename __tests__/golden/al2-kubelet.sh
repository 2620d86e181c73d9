#!/bin/bash
set -e
/etc/eks/bootstrap.sh 'my-cluster' \
  --apiserver-endpoint 'https://ABC.gr7.ap-northeast-2.eks.amazonaws.com' \
  --b64-cluster-ca 'Q0E=' \
  --service-ipv4-cidr '10.100.0.0/16' \
  --use-max-pods false \
  --kubelet-extra-args "--node-labels=app=kubia,node.kubernetes.io/lifecycle=spot,tier=web --register-with-taints=dedicated=web:NoExecute,dedicated=web:NoSchedule,example.com/gpu=:NoSchedule --max-pods=20 --provider-id="$(cat /run/id)" --v=$${LEVEL}"
