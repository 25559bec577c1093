@{
    RootModule           = 'CouplingTools.dll'
    NestedModules        = @('CouplingTools.Loader.dll')
    RequiredAssemblies   = @('CouplingTools.Model.dll')
    TypesToProcess       = @('CouplingTools.Types.ps1xml')
    FormatsToProcess     = @('CouplingTools.Format.ps1xml')
    # The build writes the version of Directory.Build.props here.
    ModuleVersion        = '0.0.0'
    GUID                 = '5c0c1d5e-8f0b-4b0e-9a57-3a1f6c1f9d42'
    Author               = 'The CouplingTools developers'
    CompanyName          = 'CouplingTools'
    Copyright            = '(c) The CouplingTools developers'
    Description          = 'Couples records of Dynamics 365 Business Central with records of Dynamics 365 Sales and synchronizes them field by field.'
    PowerShellVersion    = '7.4'
    CompatiblePSEditions = @('Core')
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Clear-CouplingSandboxFault'
        'Clear-SyncHistory'
        'Compare-Record'
        'Connect-CouplingEnvironment'
        'Disconnect-CouplingEnvironment'
        'Export-CouplingState'
        'Find-RecordMatch'
        'Get-BusinessCentralRecord'
        'Get-CoupledRecord'
        'Get-CouplingConnection'
        'Get-CouplingSandboxLog'
        'Get-RecordCoupling'
        'Get-RecordMapping'
        'Get-SalesRecord'
        'Get-SyncResult'
        'Get-SyncRun'
        'Import-CouplingState'
        'New-BusinessCentralRecord'
        'New-CouplingSandbox'
        'New-RecordCoupling'
        'New-SalesRecord'
        'Remove-BusinessCentralRecord'
        'Remove-RecordCoupling'
        'Remove-SalesRecord'
        'Repair-RecordCoupling'
        'Resolve-AmbiguousRecord'
        'Resolve-RecordConflict'
        'Resume-RecordCoupling'
        'Set-BusinessCentralRecord'
        'Set-CouplingSandboxFault'
        'Set-SalesRecord'
        'Show-CoupledRecord'
        'Suspend-RecordCoupling'
        'Sync-Record'
        'Test-CouplingConnection'
        'Test-RecordMapping'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('BusinessCentral', 'Dynamics365', 'Dataverse', 'Sales', 'Synchronization', 'Integration')
            ProjectUri = 'https://github.com/couplingtools/couplingtools'
        }
    }
}
