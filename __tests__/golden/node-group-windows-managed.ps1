<powershell>
Write-Host 'x'
</powershell>
