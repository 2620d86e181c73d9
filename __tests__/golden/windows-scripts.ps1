<powershell>
Write-Host "before $${env:TEMP}"
& "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" -EKSClusterName 'my-cluster' `
  -APIServerEndpoint 'https://ABC.gr7.ap-northeast-2.eks.amazonaws.com' `
  -Base64ClusterCA 'Q0E=' `
  -ServiceCIDR '10.100.0.0/16' `
  -DNSClusterIP '10.100.0.10' `
  -ExcludedSnatCIDRs '10.0.0.0/8','172.16.0.0/12' `
  -KubeProxyExtraArgs "--v=2" `
  -ContainerRuntime containerd `
  3>&1 4>&1 5>&1 6>&1
Write-Host 'after'
</powershell>
